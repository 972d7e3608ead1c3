package io.tradu.flow;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class DetachedSourceTests {

	private final PlatformTransactionManager transactions = DetachedSources.transactions();

	@Test
	void asksOutsideTheCallersTransaction() {
		DetachedSource<Boolean> source = new DetachedSource<>(
				(limit) -> List.of(TransactionSynchronizationManager.isActualTransactionActive()), this.transactions);

		List<Boolean> active = new TransactionTemplate(this.transactions).execute((status) -> source.next(1));

		assertThat(active).containsExactly(false);
	}

}
