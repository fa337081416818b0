-- What a mapping walk found is a cause of a change too.
alter table change_cause drop constraint change_cause_why,
  add constraint change_cause_why check (why in ('edit', 'correction', 'undo', 'review', 'claim', 'join', 'walk'));
