"""A finished report in any form → a Script that rules can look at."""
