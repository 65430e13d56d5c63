"""What a model says of texts it has not seen, without fitting it again."""

import numpy as np

from actions.themes_fit import Ridge

PENALTY = 0.5


def test_margins_of_texts_left_out_are_those_of_a_model_without_them() -> None:
    draw = np.random.default_rng(1)
    features = draw.normal(size=(40, 12)).astype(np.float32)
    kernel = features @ features.T
    answers = np.where(draw.random((40, 3)) < 0.5, 1.0, -1.0)
    answers -= answers.mean(0)  # so that the bias is nought on both sides
    held = np.arange(40) % 4 == 1
    found = Ridge.solve(kernel, answers, PENALTY).without(answers, held)

    own = kernel[np.ix_(~held, ~held)] + PENALTY * np.eye(30)
    again = kernel[np.ix_(held, ~held)] @ np.linalg.solve(own, answers[~held])
    assert np.abs(found).max() > 0.1
    np.testing.assert_allclose(found, again, atol=1e-3)
