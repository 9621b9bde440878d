// What waiting at the door runs. Collected, this is one file.

import "../back.js";
import "../wait.js";
