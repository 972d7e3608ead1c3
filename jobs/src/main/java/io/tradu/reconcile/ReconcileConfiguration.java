package io.tradu.reconcile;

import io.tradu.batch.step.StepTemplates;
import io.tradu.document.FixedBytes;
import io.tradu.document.Nights;
import io.tradu.hold.HeldDocuments;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The step {@code reconcileNight}. */
@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {

	@Bean
	Step reconcileNight(StepTemplates steps, NightReconciliation nightReconciliation) {
		return steps.tasklet("reconcileNight", nightReconciliation).build();
	}

	@Bean
	@StepScope
	NightReconciliation nightReconciliation(@Value("#{stepExecution.jobExecution}") JobExecution execution,
			Nights nights, NightProof proof, DeliverableSample sample, HeldDocuments held, FixedBytes fixedBytes,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		return new NightReconciliation(nights.of(execution), proof, sample, held, fixedBytes, transactionManager);
	}

}
