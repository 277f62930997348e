/* What every page does. Each concern has a module of its own beside this one. */
import "./frame.js";
import "./keys.js";
import "./time.js";
import "./charts.js";
import "./session.js";
import "./live.js";
import "./drafts.js";
import "./canned.js";
import "./mention.js";
import "./neighbours.js";
import "./board.js";
import "./files.js";
import "./viewer.js";
import "./bulk.js";
import "./find.js";
import "./folds.js";
import "./newticket.js";
