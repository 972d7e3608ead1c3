package io.tradu.batch.preflight;

import java.util.List;

import io.tradu.batch.ProcessUser;

import org.springframework.stereotype.Component;

/** Checks that the user of this process has a name, by which the audit log knows it. */
@Component
class UserCheck implements PreflightCheck {

	@Override
	public String id() {
		return "user";
	}

	@Override
	public List<PreflightFinding> findings() {
		return ProcessUser.hasName() ? List.of() : List.of(PreflightFinding.warning("user-without-name",
				"the user of this process has no name on this machine; the audit log calls it " + ProcessUser.name(),
				"give it one in /etc/passwd if several users work here"));
	}

}
