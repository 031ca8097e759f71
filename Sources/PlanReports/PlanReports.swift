// PlanReports
