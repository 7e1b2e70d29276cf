/**
 * The console's program: a keyboard over painted pages, the focus on the next card after a decision, and no button
 * pressed twice. Everything works without it; it only saves the way to the mouse.
 */
import { startEditor } from './editor.js';
import { followImport } from './import-progress.js';
import { followUpload } from './import-upload.js';
import { startKeys } from './keys.js';
import { createSwitch } from './keys-switch.js';
import { land, tellNotice } from './landing.js';
import { startCounts } from './live-counts.js';
import { startMap } from './map.js';
import { startPasskeys } from './passkeys.js';
import { sendOnce } from './send-once.js';

const keys = createSwitch(document);
const forms = sendOnce(document);
startKeys(document, { mayPress: () => keys.isOn() && !forms.isSending() });
land(document);
tellNotice(document);
startPasskeys(document);
startEditor(document);
startCounts(document);
startMap(document);
followImport(document);
followUpload(document);
