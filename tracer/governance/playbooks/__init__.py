"""A playbook in YAML, a workbook or CSV -> rows like the shipped ones; and the template to write one."""
