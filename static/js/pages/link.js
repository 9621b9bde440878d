// A page that may show a link to hand over. Collected, this is one file.

import "../back.js";
import "../copy.js";
