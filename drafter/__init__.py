"""Drafts a government office's annual report on law-based administration (法治政府建设年度报告)."""

__version__ = "0.1.0"
