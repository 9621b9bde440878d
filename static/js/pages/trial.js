// The beamer before the session: full screen, and awake. Collected, this is one file.

import "../back.js";
import "../wake.js";
import "../beamer.js";
