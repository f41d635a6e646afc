// The reader's path, in a browser as it comes.

import { browsing } from '../browser.mjs';
import { steps } from '../path.mjs';

await browsing(reader => steps(reader, { script: true }));
