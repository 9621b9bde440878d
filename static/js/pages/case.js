// What the case bringer's page runs. Collected, this is one file.

import "../back.js";
import "../autosave.js";
