package io.tradu.report;

import java.io.StringReader;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import io.tradu.report.Need.Urgency;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands on a night's page. */
class NightPageTests {

	private final NightPage page = new NightPage(Clock.systemUTC());

	@Test
	void isWellFormed() throws Exception {
		assertThat(elements(this.page.of(SampleFacts.failed()), "section").getLength()).isEqualTo(8);
		assertThat(elements(this.page.of(SampleFacts.quiet()), "section").getLength()).isEqualTo(8);
	}

	@Test
	void needsNothingBesideIt() {
		assertThat(this.page.of(SampleFacts.failed())).doesNotContain("http://", "https://", "//", "src=", "url(",
				"@import");
	}

	@Test
	void runsNoScriptWhateverThingsAreCalled() throws Exception {
		String page = this.page.of(SampleFacts.failed());

		assertThat(elements(page, "script").getLength()).isZero();
		assertThat(page).contains("news/&lt;script&gt;alert(&#39;night&#39;)&lt;/script&gt;\uFFFD&quot;&amp;.csv",
				"&lt;script&gt;rule&lt;/script&gt;");
	}

	@Test
	void beginsWithWhatNeedsAPerson() {
		assertThat(this.page.of(SampleFacts.failed())).containsSubsequence("<h1>Night 2026-11-20</h1>", "Failed",
				"What needs a person", "Run 15 failed", "scripts/tradu restart 15", "25 open dead letters",
				"rows received");
		assertThat(this.page.of(SampleFacts.quiet())).contains("Nothing needs you.", "Nothing was rejected.",
				"No night before this one is known.");
	}

	@Test
	void saysHowManyItLeavesOut() {
		NightFacts facts = SampleFacts.quiet()
			.withNeeds(List.of(new Need(Urgency.TODAY, "Many files", "Look at them.",
					IntStream.range(0, 1234).mapToObj((number) -> "news/file-" + number + ".csv").toList(),
					List.of())));

		assertThat(this.page.of(facts)).contains("news/file-199.csv", "and 1\u00A0034 more")
			.doesNotContain("news/file-200.csv");
	}

	@Test
	void describesEveryPlotInWords() throws Exception {
		NodeList plots = elements(this.page.of(SampleFacts.failed()), "svg");

		assertThat(plots.getLength()).isEqualTo(8);
		for (int at = 0; at < plots.getLength(); at++) {
			assertThat(plots.item(at).getAttributes().getNamedItem("aria-label").getNodeValue()).hasSizeGreaterThan(20);
		}
	}

	@Test
	void givesTheCommandThatDrawsItAnew() {
		assertThat(this.page.of(SampleFacts.quiet())).contains("scripts/tradu report --date 2026-11-20<");
	}

	private static NodeList elements(String page, String name) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
		Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
		return document.getElementsByTagName(name);
	}

}
