package io.tradu.batch.health;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** There is a broker where a setting names one. */
class OnBroker extends AnyNestedCondition {

	OnBroker() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty("spring.rabbitmq.host")
	static class ByHost {

	}

	@ConditionalOnProperty("spring.rabbitmq.addresses")
	static class ByAddresses {

	}

}
