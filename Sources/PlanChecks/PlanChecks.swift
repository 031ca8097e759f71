// PlanChecks
