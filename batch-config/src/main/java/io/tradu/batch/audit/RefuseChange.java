package io.tradu.batch.audit;

import java.sql.Connection;
import java.sql.SQLException;

import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The trigger by which the embedded database keeps the audit log as it was written. Named
 * in its migration.
 */
public class RefuseChange implements Trigger {

	private static final String RESTRICTED = "23000";

	@Override
	public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
		throw new SQLException(
				"the audit log is kept as it was written: no " + ((after != null) ? "update" : "delete") + " of it",
				RESTRICTED);
	}

}
