package io.tradu.batch.lease;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Instant;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.Driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class DatabaseSessionsTests {

	private final DatabaseSessions sessions = new DatabaseSessions(() -> new Instance("here", 7, Instant.EPOCH));

	@Test
	void waitsForNoServerForEver() {
		HikariDataSource database = database("jdbc:postgresql://127.0.0.1/x");

		assertThat(database.getDataSourceProperties()).containsEntry("socketTimeout", "300")
			.containsEntry("connectTimeout", "10");
	}

	@Test
	void setsTheIsolationThatTheStatementsAreWrittenFor() {
		HikariDataSource database = database("jdbc:postgresql://127.0.0.1/x");

		assertThat(database.getTransactionIsolation()).isEqualTo("TRANSACTION_READ_COMMITTED");
	}

	@Test
	void leavesASettingAlone() {
		HikariDataSource database = new HikariDataSource();
		database.setJdbcUrl("jdbc:postgresql://127.0.0.1/x");
		database.addDataSourceProperty("socketTimeout", "900");
		this.sessions.postProcessBeforeInitialization(database, "database");

		assertThat(database.getDataSourceProperties()).containsEntry("socketTimeout", "900");
	}

	@Test
	@Timeout(30)
	void waitsForAServerThatSaysNothingForAsLongAsTheAddressSays() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x?socketTimeout=1";
			HikariDataSource database = database(url);

			assertThatException()
				.isThrownBy(() -> new Driver().connect(url, database.getDataSourceProperties()).close())
				.withRootCauseInstanceOf(SocketTimeoutException.class);
		}
	}

	@Test
	void leavesOtherDatabasesAlone() {
		assertThat(database("jdbc:h2:mem:x").getDataSourceProperties()).isEmpty();
	}

	private HikariDataSource database(String url) {
		HikariDataSource database = new HikariDataSource();
		database.setJdbcUrl(url);
		this.sessions.postProcessBeforeInitialization(database, "database");
		return database;
	}

}
