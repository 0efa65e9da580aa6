"""Forms (填报表): what the sheets of a workbook say of plain data, known to read/ and write/ alike; nothing here knows Excel."""
