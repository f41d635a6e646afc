// A deal and a claim, as n3 and jsonld read them in each format: by suffix, and by following the redirection.

import { tell } from '../checks.mjs';
import { readings } from '../reading.mjs';

const DEAL = 'id/deal/alibaba-group-c-sky-2018';
const CLAIM = 'id/claim/objetconnecte-alibaba-c-sky-15-denial-article';

await tell({
  ...readings('deal', "a deal's document by its suffix", suffix => DEAL + suffix),
  ...readings('deal', "a deal's address, asked", () => DEAL),
  ...readings('claim', "a claim's document by its suffix", suffix => CLAIM + suffix),
});
