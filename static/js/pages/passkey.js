// What the pages with a passkey run. Collected, this is one file.

import "../back.js";
import "../passkey.js";
