-- Throughput and latency ask when the blocks of a night came to a state. An index that knows answers three times as
-- fast as one that sends back to the table, and is as good for whoever follows one block.
create index block_event_state on block_event (block_id, to_state, at);

drop index block_event_block;
