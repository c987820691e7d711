"""Countries: reading how people write them, naming them in a language, and which state a territory is of.

Names are those of CLDR in 13 languages and those of aliases.toml, where each judgement is one line. Codes are ISO
3166-1 alpha-2, and XK for Kosovo. What is in no such list has no code: constituent nations are read as the state that
they are of (Scotland is GB), and peoples whose belonging is disputed (Tibet, Kurdistan) as no country, so that they add
none to a count of countries and the count is called a minimum.
"""

from letterkit.countries.display import display
from letterkit.countries.reading import read
from letterkit.countries.table import sovereign

__all__ = ["display", "read", "sovereign"]
