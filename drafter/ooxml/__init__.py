"""What reading and writing .docx share: names, the layout of the parts that we put in, safe opening of packages."""
