"""Record → findings: one small function per rule, in one explicit, ordered registry."""
