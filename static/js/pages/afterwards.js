// What pages run on which somebody writes after the end. Collected, this is one file.

import "../back.js";
import "../unposted.js";
