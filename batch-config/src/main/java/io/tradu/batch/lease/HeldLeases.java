package io.tradu.batch.lease;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * The leases in this process's hands, by which its writes are told from those of a
 * process that has lost its work to another.
 */
@Component
public class HeldLeases {

	private final LeaseTable table;

	private final Map<String, Long> fences = new ConcurrentHashMap<>();

	HeldLeases(LeaseTable table) {
		this.table = table;
	}

	void add(String name, long fence) {
		this.fences.put(name, fence);
	}

	void remove(String name) {
		this.fences.remove(name);
	}

	/**
	 * Returns the fencing number this process works under: that of the lease it holds, or
	 * 0 if it holds none.
	 */
	public long fence() {
		return this.fences.values().stream().mapToLong(Long::longValue).max().orElse(0);
	}

	/**
	 * Makes sure, before something is done that no rollback undoes, that every lease this
	 * process believes to hold is still its own.
	 * @throws LeaseLost if another process has taken one
	 */
	public void check() {
		this.fences.forEach((name, fence) -> refuseUnless(this.table.isCurrent(name, fence), name));
	}

	/**
	 * Makes sure that every lease this process believes to hold is still its own. None
	 * can change hands before the caller's transaction ends.
	 * @throws LeaseLost if another process has taken one
	 */
	void confirm() {
		this.fences.forEach((name, fence) -> refuseUnless(this.table.confirm(name, fence), name));
	}

	private void refuseUnless(boolean held, String name) {
		if (!held) {
			throw new LeaseLost(name, this.table.find(name).map(LeaseRecord::holder).orElse(null));
		}
	}

}
