package io.tradu.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

import org.springframework.stereotype.Component;

/** Makes the page of a night. */
@Component
class NightPage {

	private static final String TEMPLATE = "night.mustache";

	private final Template template;

	private final Clock clock;

	NightPage(Clock clock) {
		this.clock = clock;
		try (InputStream bytes = Objects.requireNonNull(NightPage.class.getResourceAsStream(TEMPLATE), TEMPLATE);
				Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
			this.template = Mustache.compiler().withEscaper(Markup::escaped).emptyStringIsFalse(true).compile(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the page, which needs nothing beside it to be shown. */
	String of(NightFacts facts) {
		return this.template.execute(new PageTexts(facts, this.clock.getZone()).all());
	}

}
