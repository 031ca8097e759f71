// PlanWords
