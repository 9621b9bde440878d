// What the door runs. Collected, this is one file.

import "../back.js";
import "../join.js";
