package io.tradu.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.tradu.document.Night;
import io.tradu.truth.NightFindings.Account;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsTests {

	@Test
	void isBalancedWhereEveryNightThatWasJudgedIs() {
		assertThat(findings(night(null, true), night("it delivers elsewhere", false)).ledgerLine())
			.endsWith("balanced=true");
		assertThat(findings(night(null, true), night(null, false)).ledgerLine()).endsWith("balanced=false");
	}

	@Test
	void isNotBalancedWhereNothingWasJudged() {
		assertThat(findings(night("it delivers elsewhere", false)).ledgerLine()).endsWith("balanced=false");
	}

	@Test
	void countsAsUnjudgedWhatNoProcessWorksOn() {
		Night night = new Night(1, LocalDate.of(2026, 11, 20), 1);
		NightFindings inHand = new NightFindings(night, "STARTED", "process 7 works on it", true, Account.NOTHING,
				false, List.of());

		Findings findings = findings(inHand, night("it delivers elsewhere", false), night(null, true));

		assertThat(findings.unjudged()).singleElement().extracting(NightFindings::leftOut).isNotNull();
		assertThat(findings.judged()).hasSize(1);
	}

	private static Findings findings(NightFindings... nights) {
		return new Findings(List.of(nights), List.of(), Optional.empty());
	}

	private static NightFindings night(@Nullable String leftOut, boolean reconciled) {
		return new NightFindings(new Night(1, LocalDate.of(2026, 11, 20), 1), "COMPLETED", leftOut, false,
				new Account(1, 10, 10, 0, 0), reconciled, List.of());
	}

}
