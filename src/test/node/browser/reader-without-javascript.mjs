// The reader's path, by links and forms alone.

import { browsing } from '../browser.mjs';
import { steps } from '../path.mjs';

await browsing(reader => steps(reader, { script: false }));
