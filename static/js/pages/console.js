// Everything the laptop that leads runs. Collected, this is one file.

import "../back.js";
import "../morph.js";
import "../regions.js";
import "../wire.js";
import "../live.js";
import "../poll.js";
import "../clock.js";
import "../refusals.js";
import "../wake.js";
import "../wall.js";
import "../end.js";
import "../spent.js";
import "../gong.js";
import "../keys.js";
import "../dialogs.js";
import "../fold.js";
import "../unfold.js";
import "../title.js";
