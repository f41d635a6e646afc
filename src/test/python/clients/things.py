# A deal and a claim, as rdflib and raptor read them in each format: by suffix, and by following the redirection.

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.dont_write_bytecode = True
from reading import SUFFIXES, checks_of, tell  # noqa: E402

DEAL = "id/deal/alibaba-group-c-sky-2018"
CLAIM = "id/claim/objetconnecte-alibaba-c-sky-15-denial-article"

tell({**checks_of("deal", "a deal's document by its suffix", lambda media_type: DEAL + SUFFIXES[media_type]),
      **checks_of("deal", "a deal's address, asked", lambda media_type: DEAL),
      **checks_of("claim", "a claim's document by its suffix", lambda media_type: CLAIM + SUFFIXES[media_type])})
