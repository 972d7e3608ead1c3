package io.tradu.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Stands before the line's database. It obeys, until a test lets a statement or a commit
 * fail: once, and then no more.
 */
public class FaultyDatabase implements BeanPostProcessor {

	/** What happens to the commit that fails. */
	public enum Commit {

		/** It does not take place. */
		LOST,

		/** It takes place, and nobody hears of it. */
		UNHEARD

	}

	private final AtomicReference<@Nullable Fault> armed = new AtomicReference<>();

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean instanceof DataSource database) ? new Watched(database) : bean;
	}

	/** Lets the nth statement from now on fail that holds a text. */
	public void failStatement(String text, int nth) {
		this.armed.set(new Fault(text, nth, null, FaultyDatabase::fail));
	}

	/** Does something before the next statement that holds a text. */
	public void beforeStatement(String text, Runnable action) {
		this.armed.set(new Fault(text, 1, null, action::run));
	}

	private static void fail() throws SQLException {
		throw new SQLException("the statement was made to fail", "08006");
	}

	/** Lets the commit fail of the nth transaction from now on that held a text. */
	public void failCommit(String text, int nth, Commit commit) {
		this.armed.set(new Fault(text, nth, commit, FaultyDatabase::fail));
	}

	/** Tells whether the fault that was asked for has yet to happen. */
	public boolean isArmed() {
		return this.armed.get() != null;
	}

	/** Obeys again. */
	public void reset() {
		this.armed.set(null);
	}

	private synchronized boolean strikes(@Nullable Fault fault) {
		if (fault == null || --fault.left > 0) {
			return false;
		}
		return this.armed.compareAndSet(fault, null);
	}

	private interface Happening {

		void happen() throws SQLException;

	}

	private static final class Fault {

		private final String text;

		private final @Nullable Commit commit;

		private final Happening happening;

		private int left;

		Fault(String text, int nth, @Nullable Commit commit, Happening happening) {
			this.text = text;
			this.left = nth;
			this.commit = commit;
			this.happening = happening;
		}

	}

	private final class Watched extends DelegatingDataSource {

		Watched(DataSource database) {
			super(database);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			List<String> statements = new ArrayList<>();
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> call(connection, statements, method, arguments));
		}

		private @Nullable Object call(Connection connection, List<String> statements, Method method, Object[] arguments)
				throws Throwable {
			Fault fault = FaultyDatabase.this.armed.get();
			if (method.getName().equals("prepareStatement")) {
				statements.add((String) arguments[0]);
				if (fault != null && fault.commit == null && ((String) arguments[0]).contains(fault.text)
						&& strikes(fault)) {
					fault.happening.happen();
				}
			}
			if (method.getName().equals("commit")) {
				boolean fails = fault != null && fault.commit != null
						&& statements.stream().anyMatch((statement) -> statement.contains(fault.text))
						&& strikes(fault);
				statements.clear();
				if (fails) {
					if (fault.commit == Commit.UNHEARD) {
						connection.commit();
					}
					else {
						connection.rollback();
					}
					throw new SQLException("the commit was made to fail", "08006");
				}
			}
			if (method.getName().equals("rollback")) {
				statements.clear();
			}
			try {
				return method.invoke(connection, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		}

	}

}
