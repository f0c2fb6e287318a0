"""OpenAI, Azure OpenAI, and whatever else speaks the Images API."""

from easel.engines.openai.access import Access, Registration
from easel.engines.openai.engine import OpenAIEngine
from easel.engines.openai.memory import Notebook
from easel.engines.openai.moderation import OpenAIModerator

__all__ = ["Access", "Notebook", "OpenAIEngine", "OpenAIModerator", "Registration"]
