package io.tradu.flow;

import java.util.List;
import java.util.function.IntFunction;

import org.h2.jdbcx.JdbcDataSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Sources for tests that have no database. */
final class DetachedSources {

	private DetachedSources() {
	}

	static <T> DetachedSource<T> of(IntFunction<List<T>> source) {
		return new DetachedSource<>(source, transactions());
	}

	static PlatformTransactionManager transactions() {
		JdbcDataSource database = new JdbcDataSource();
		database.setUrl("jdbc:h2:mem:");
		return new JdbcTransactionManager(database);
	}

}
