-- H2 takes numbers from a sequence in advance and loses them when its process is killed: run 1 was followed by run 33.
alter sequence batch_job_execution_seq cache 1;
alter sequence batch_step_execution_seq cache 1;
alter sequence batch_job_instance_seq cache 1;
