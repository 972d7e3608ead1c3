package io.tradu.batch.lease;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** Binds whatever this process commits to its leases. */
@Configuration(proxyBeanMethods = false)
class LeaseConfiguration {

	@Bean
	static Instance instance(Environment environment) {
		return Instance.of(environment);
	}

	@Bean
	static DatabaseSessions databaseSessions(ObjectProvider<Instance> self) {
		return new DatabaseSessions(self::getObject);
	}

	@Bean
	PlatformTransactionManager transactionManager(DataSource database, HeldLeases held,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		FencedTransactionManager manager = new FencedTransactionManager(database, held);
		customizers.ifAvailable((all) -> all.customize(manager));
		return manager;
	}

}
