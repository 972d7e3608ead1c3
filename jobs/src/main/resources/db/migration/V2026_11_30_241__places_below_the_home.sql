-- Folders and files that a night was begun with are kept relative to the home where they are below it, so that the home can
-- be moved. What was below the home of each night follows from the settings recorded with its runs, wherever the home has
-- been moved since.
update night_input set setting = coalesce((
	select max(substring(f.fact from char_length(h.fact) + 2))
	from night n
	join batch_job_execution_params d
		on d.parameter_name = 'businessDate' and d.parameter_value = to_char(n.business_date, 'YYYY-MM-DD')
	join batch_job_execution_params s
		on s.job_execution_id = d.job_execution_id and s.parameter_name = 'sequence'
			and s.parameter_value = cast(n.sequence_number as varchar(20))
	join run_fact h on h.job_execution_id = d.job_execution_id and h.name = 'setting tradu.folders.home'
	join run_fact f on f.job_execution_id = d.job_execution_id and f.name = case night_input.name
		when 'feeds-file' then 'setting tradu.feeds-file' else 'setting tradu.folders.' || night_input.name end
	where n.id = night_input.night_id and left(f.fact, char_length(h.fact) + 1) = h.fact || '/'
		and right(night_input.setting, char_length(f.fact) - char_length(h.fact))
			= substring(f.fact from char_length(h.fact) + 1)
), setting)
where name in ('inbox', 'outbox', 'feeds-file');
