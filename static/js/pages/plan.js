// What the page of a plan runs. Collected, this is one file.

import "../back.js";
import "../plan.js";
import "../brought.js";
import "../drag.js";
