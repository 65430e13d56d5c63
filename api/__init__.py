"""The only public door: chat, results, administration and the database behind them.

Importing this package, or any module in it, does nothing; `api.app.create_app(settings)` makes the
application.
"""
