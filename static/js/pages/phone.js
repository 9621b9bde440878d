// Everything a phone in the circle runs. Collected, this is one file.

import "../back.js";
import "../morph.js";
import "../regions.js";
import "../wire.js";
import "../live.js";
import "../poll.js";
import "../clock.js";
import "../refusals.js";
import "../wake.js";
import "../draft.js";
import "../outbox.js";
import "../orphans.js";
import "../pad.js";
import "../attention.js";
import "../tabs.js";
import "../farewell.js";
import "../coach.js";
