// PlanSession
