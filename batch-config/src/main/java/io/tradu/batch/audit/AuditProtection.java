package io.tradu.batch.audit;

import java.sql.DatabaseMetaData;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Finds out from whom the database itself protects the audit log. */
@Component
public class AuditProtection {

	private final DataSource database;

	private final JdbcClient jdbc;

	AuditProtection(DataSource database, JdbcClient jdbc) {
		this.database = database;
		this.jdbc = jdbc;
	}

	/**
	 * Returns whether the database keeps even the user of this application from changing
	 * the audit log. Where it does not, the user can, and only the chain shows it.
	 */
	public boolean isKeptFromOwnUser() {
		try {
			String product = JdbcUtils.extractDatabaseMetaData(this.database, DatabaseMetaData::getDatabaseProductName);
			return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL && this.jdbc.sql("""
					select not (pg_has_role(t.relowner, 'member') or pg_has_role(n.nspowner, 'member')
						or has_table_privilege(t.oid, 'update, delete, truncate, trigger'))
					from pg_class t join pg_namespace n on n.oid = t.relnamespace
					where t.oid = cast('audit' as regclass)
					""").query(Boolean.class).single();
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("the database does not say what it is", ex);
		}
	}

}
