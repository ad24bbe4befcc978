"""The record as a table to take away: what the newsroom's filters show, put on the record itself."""


