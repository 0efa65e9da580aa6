"""Forms (填报表): plain data ⇄ tables, known to read/ and write/ alike; nothing here knows Excel."""
