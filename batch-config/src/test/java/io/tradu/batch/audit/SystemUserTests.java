package io.tradu.batch.audit;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SystemUserTests {

	@Test
	void isTheUserOfThisProcess() throws Exception {
		Process id = new ProcessBuilder("id", "-u").start();

		assertThat(SystemUser.current().uid()).isEqualTo(Long.parseLong(id.inputReader().readLine()));
	}

	@Test
	void isNotWhatAPropertySays() {
		String name = SystemUser.current().name();
		String before = System.setProperty("user.name", "another");
		System.setProperty("tradu.actor", "another");
		try {
			assertThat(SystemUser.current().name()).isEqualTo(name);
			assertThat(AuditLog.person()).isNotEqualTo("another");
		}
		finally {
			System.setProperty("user.name", before);
			System.clearProperty("tradu.actor");
		}
	}

	@Test
	void hasItsNumberWhereItHasNoName() {
		SystemUser user = new SystemUser(12345, null, Map.of(0L, "root"));

		assertThat(user.name()).isEqualTo("12345");
		assertThat(user).hasToString("uid=12345");
	}

	@Test
	void namesWhoLoggedIn() {
		SystemUser user = new SystemUser(0, 1000L, Map.of(0L, "root", 1000L, "ann"));

		assertThat(user).hasToString("uid=0(root) loginuid=1000(ann)");
	}

}
