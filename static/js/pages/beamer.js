// Everything the wall runs. Collected, this is one file.

import "../back.js";
import "../morph.js";
import "../regions.js";
import "../wire.js";
import "../live.js";
import "../poll.js";
import "../clock.js";
import "../refusals.js";
import "../wake.js";
import "../beamer.js";
