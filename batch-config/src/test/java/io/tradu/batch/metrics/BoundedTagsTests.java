package io.tradu.batch.metrics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoundedTagsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@BeforeEach
	void limitValues() {
		this.registry.config().meterFilter(new BoundedTags(2));
	}

	@Test
	void countsWhatComesBeyondTheLimitAsOther() {
		count("news");
		count("tickets");
		count("catalogue");
		count("letters");
		count("news");

		assertThat(counted("news")).isEqualTo(2);
		assertThat(counted("tickets")).isEqualTo(1);
		assertThat(counted("other")).isEqualTo(2);
	}

	@Test
	void limitsEachTagByItself() {
		count("news");
		count("tickets");

		this.registry.counter("rows", "pair", "en-es").increment();

		assertThat(this.registry.get("rows").tag("pair", "en-es").counter().count()).isEqualTo(1);
	}

	private void count(String feed) {
		this.registry.counter("rows", "feed", feed).increment();
	}

	private double counted(String feed) {
		return this.registry.get("rows").tag("feed", feed).counter().count();
	}

}
